package io.revhub.desk;

import io.revhub.delivery.ParkedItems;
import java.security.Principal;
import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows around its own content. */
@ControllerAdvice(
        assignableTypes = {
            DealPages.class,
            DocumentPages.class,
            ParkedPages.class,
            ReconciliationPages.class,
            SystemPages.class,
            LogInPage.class,
            MappingPages.class,
            TryPages.class
        })
class Frame {

    private final Formats formats;
    private final ParkedItems parked;
    private final Users users;
    private final boolean sandbox;

    Frame(Formats formats, ParkedItems parked, Users users, Environment environment) {
        this.formats = formats;
        this.parked = parked;
        this.users = users;
        this.sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
    }

    @ModelAttribute
    void fill(Model model, Locale locale, Principal user) {
        model.addAttribute("fmt", formats.in(locale));
        model.addAttribute("sandbox", sandbox);
        model.addAttribute("otherLanguage", locale.getLanguage().equals("de") ? "en" : "de");
        if (user != null) {
            model.addAttribute("userName", users.displayName(user.getName()));
            model.addAttribute("parkedCount", parked.count());
        }
    }
}
