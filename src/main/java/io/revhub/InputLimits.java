package io.revhub;

import com.fasterxml.jackson.core.StreamReadConstraints;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ApplicationListener;
import org.springframework.util.unit.DataSize;

/**
 * What all JSON parsers of this process put up with, those of libraries too: {@code revhub.limits.json}. Set before anything
 * else is made, as parsers take over what holds when they are made.
 */
public final class InputLimits implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    /**
     * @param depth of arrays and objects in one another
     * @param text the longest text, in characters
     * @param number the longest number, in characters
     * @param name the longest name of a field, in characters
     */
    record Json(
            @DefaultValue("100") int depth,
            @DefaultValue("8MB") DataSize text,
            @DefaultValue("100") int number,
            @DefaultValue("1000") int name) {}

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Json limits = Binder.get(event.getEnvironment()).bindOrCreate("revhub.limits.json", Bindable.of(Json.class));
        StreamReadConstraints.overrideDefaultStreamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxStringLength((int) limits.text().toBytes())
                .maxNumberLength(limits.number())
                .maxNameLength(limits.name())
                .build());
    }
}
