package io.revhub.desk;

import io.revhub.rules.Refusal;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says a refusal in the reader's language: the messages {@code refusal.<code>.reason} and {@code .remedy}, which may name
 * {0} the document's type, {1} its title, {2} the system, and from {3} on what the refusal names. What has no message, or one
 * that names more than is known, is said as it was stored, in English.
 */
@Component
class Reasons {

    private final MessageSource messages;
    private final Formats formats;

    Reasons(MessageSource messages, Formats formats) {
        this.messages = messages;
        this.formats = formats;
    }

    record Told(String reason, String remedy) {}

    Told told(Refusal refusal, String type, String title, String system, Locale locale) {
        Format format = formats.in(locale);
        List<Object> arguments = new ArrayList<>();
        arguments.add(type == null ? "" : word(format, type));
        arguments.add(title == null ? "" : title);
        arguments.add(format.target(system));
        arguments.addAll(refusal.arguments());
        return new Told(
                sentence(refusal.code() + ".reason", arguments, locale).orElse(refusal.reason()),
                sentence(refusal.code() + ".remedy", arguments, locale).orElse(refusal.remedy()));
    }

    /** A change names its record's type: a Quote is what people call a quote. */
    private static String word(Format format, String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        String word = format.word("document", lower);
        return word.equals(lower) ? type : word;
    }

    private Optional<String> sentence(String key, List<Object> arguments, Locale locale) {
        return Optional.ofNullable(messages.getMessage("refusal." + key, null, null, locale))
                .map(pattern -> new MessageFormat(pattern, locale))
                .filter(sentence -> sentence.getFormatsByArgumentIndex().length <= arguments.size())
                .map(sentence -> sentence.format(arguments.toArray()));
    }
}
