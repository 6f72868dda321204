package io.revhub.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the format for a reader. */
@Component
class Formats {

    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId zone;

    Formats(MessageSource messages, Clock clock, @Value("${revhub.zone:Europe/Berlin}") ZoneId zone) {
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    Format in(Locale locale) {
        return new Format(locale, zone, LocalDate.now(clock.withZone(zone)), messages);
    }
}
