package io.revhub.mapping;

/** What a route can send through a mapping: a batch whose members each know what to do with it. */
public interface Mappable {

    /**
     * Maps each member that nothing has ended yet; a member that fails fails alone.
     *
     * @param with paths of further documents that the mapping needs, separated by commas; null: none
     */
    void map(Mapping mapping, String with);

    /** Parks each member that nothing has ended yet: the mapping cannot be used. */
    void cannotBeMapped(UnusableFile because);
}
