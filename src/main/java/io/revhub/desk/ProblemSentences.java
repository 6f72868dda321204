package io.revhub.desk;

import io.revhub.delivery.ParkedItem;
import io.revhub.document.Document;
import io.revhub.problem.ProblemWords;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says in other systems what the desk says of what is parked, in their people's language. */
@Component
class ProblemSentences implements ProblemWords {

    private final Reasons reasons;
    private final Formats formats;

    ProblemSentences(Reasons reasons, Formats formats) {
        this.reasons = reasons;
        this.formats = formats;
    }

    @Override
    public String say(ParkedItem item, Optional<Document> document, Locale language) {
        String title = document.map(Document::title).orElse(item.recordId());
        Reasons.Told told = reasons.told(item.refusal(), item.type(), title, item.system(), language);
        return formats.in(language).target(item.system()) + ": " + told.reason() + " " + told.remedy();
    }
}
