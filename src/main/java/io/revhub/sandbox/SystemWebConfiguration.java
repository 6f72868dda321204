package io.revhub.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.AbstractJackson2HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every simulated system's web server has: Spring MVC with exact decimals, its faults with their page, and the list of its writes. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@Import({FaultsApi.class, FaultsPage.class, WritesApi.class})
class SystemWebConfiguration implements WebMvcConfigurer {

    private final ObjectMapper json;

    SystemWebConfiguration(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        // YAML too: it is on the class path, and would come first where a client accepts anything
        converters.removeIf(AbstractJackson2HttpMessageConverter.class::isInstance);
        converters.add(new MappingJackson2HttpMessageConverter(json));
    }
}
