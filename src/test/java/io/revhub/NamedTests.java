package io.revhub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tests that a page names as {@code `Class.method`}, with a package before it where two classes have one name. */
public final class NamedTests {

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("(?:([a-z0-9]+)\\.)?([A-Z]\\w*(?:Test|Bench))\\.([a-z]\\w*)");

    private final Map<Path, String> classes;

    public NamedTests() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/io/revhub"))) {
            classes = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(file -> file, NamedTests::text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a text names that is no test that is there; that it names none is such, too. @param where tests may be */
    public List<String> missing(String text, Predicate<Path> where) {
        List<String> names =
                NAME.matcher(text).results().map(found -> found.group(1)).toList();
        return names.isEmpty()
                ? List.of("no test in: " + text)
                : names.stream().flatMap(name -> wrong(name, where).stream()).toList();
    }

    private Optional<String> wrong(String name, Predicate<Path> where) {
        Matcher test = TEST.matcher(name);
        if (!test.matches()) {
            return Optional.of(name + ", which does not look like a test");
        }
        return isThere(test, where) ? Optional.empty() : Optional.of(name + ", which is not there");
    }

    private boolean isThere(MatchResult test, Predicate<Path> where) {
        return classes.entrySet().stream()
                .filter(file -> where.test(file.getKey()))
                .filter(file -> file.getKey().endsWith(test.group(2) + ".java"))
                .filter(file ->
                        test.group(1) == null || file.getKey().getParent().endsWith(test.group(1)))
                .anyMatch(file -> file.getValue().contains("void " + test.group(3) + "("));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
