package io.revhub.paper;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.workspace.Workspace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaperConfiguration {

    @Bean
    Papers papers(Workspace workspace, ObjectMapper json) {
        return new Papers(workspace, json);
    }
}
