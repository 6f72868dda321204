package io.revhub.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** The pages' language: what was chosen by a link, else what the browser prefers of those that there are. */
final class Languages extends CookieLocaleResolver {

    /** Of these, the first is for whoever prefers none of them. */
    static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    Languages() {
        super("language");
        setDefaultLocaleFunction(Languages::preferred);
        setCookieSameSite("Lax");
        setCookieHttpOnly(true);
    }

    @Override
    protected Locale parseLocaleValue(String value) {
        return known(Locale.forLanguageTag(value));
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        super.setLocale(request, response, locale == null ? null : known(locale));
    }

    private static Locale preferred(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .filter(l -> ALL.stream().anyMatch(a -> a.getLanguage().equals(l.getLanguage())))
                .findFirst()
                .map(Languages::known)
                .orElse(ALL.get(0));
    }

    private static Locale known(Locale locale) {
        return ALL.stream()
                .filter(l -> l.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(ALL.get(0));
    }
}
