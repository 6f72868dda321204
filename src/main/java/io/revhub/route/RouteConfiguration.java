package io.revhub.route;

import io.revhub.workspace.Workspace;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    @Bean
    RouteLoader routeLoader(CamelContext context, Workspace workspace) {
        return new RouteLoader(context, workspace);
    }

    @Bean
    RouteWatch routeWatch(Workspace workspace, RouteLoader loader) {
        return new RouteWatch(workspace, loader);
    }

    /** Routes come when the context runs: their consumers then begin at once. */
    @Bean
    CamelContextConfiguration loadRoutes(
            ObjectProvider<RouteLoader> loader,
            ObjectProvider<RouteWatch> watch,
            @Value("${revhub.workspace-look-every:1s}") Duration every) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                // nothing: files are loaded into the started context, after a dry run each
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                loader.getObject().load();
                watch.getObject().start(every);
            }
        };
    }
}
