package io.revhub.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.revhub.deal.Blocker;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says in a sentence what blocks a deal. */
@Component
class Sentences {

    private final Formats formats;

    Sentences(Formats formats) {
        this.formats = formats;
    }

    /** A blocker and its sentence. */
    public record Told(String sentence, @JsonUnwrapped Blocker blocker) {}

    List<Told> told(List<Blocker> blockers, Locale locale) {
        Format format = formats.in(locale);
        return blockers.stream().map(b -> new Told(sentence(b, format), b)).toList();
    }

    private static String sentence(Blocker blocker, Format format) {
        if (blocker.refusal() != null) {
            return blocker.refusal().reason();
        }
        String root = name(blocker.type(), blocker.title(), format);
        if (blocker.holds().isEmpty()) {
            return format.word("blocker.waits", root, format.target(blocker.system()));
        }
        Blocker.Held first = blocker.holds().get(0);
        String key = blocker.state() == null ? "blocker.waits-for-nobody" : "blocker.waits-for";
        String state = blocker.state() == null ? "" : format.word("state", blocker.state());
        return format.word(
                key, name(first.type(), first.title(), format), root, format.target(blocker.system()), state);
    }

    private static String name(String type, String title, Format format) {
        return type == null ? title : format.word("document", type) + " " + title;
    }
}
