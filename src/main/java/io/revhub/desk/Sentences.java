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
    private final Reasons reasons;

    Sentences(Formats formats, Reasons reasons) {
        this.formats = formats;
        this.reasons = reasons;
    }

    /** A blocker and its sentence. @param remedy what would mend it; null: nothing needs to be mended */
    public record Told(
            String sentence, String remedy, @JsonUnwrapped Blocker blocker) {}

    List<Told> told(List<Blocker> blockers, Locale locale) {
        Format format = formats.in(locale);
        return blockers.stream()
                .map(b -> b.refusal() == null ? new Told(sentence(b, format), null, b) : refused(b, locale))
                .toList();
    }

    private Told refused(Blocker blocker, Locale locale) {
        Reasons.Told told = reasons.told(blocker.refusal(), blocker.type(), blocker.title(), blocker.system(), locale);
        return new Told(told.reason(), told.remedy(), blocker);
    }

    private static String sentence(Blocker blocker, Format format) {
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
