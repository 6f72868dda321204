package io.revhub.mapping;

import io.revhub.workspace.Workspace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MappingConfiguration {

    @Bean
    Mappings mappings(Workspace workspace) {
        return new Mappings(workspace);
    }

    @Bean
    Definitions definitions(Workspace workspace) {
        return new Definitions(workspace);
    }

    @Bean
    SchemaUpgrades schemaUpgrades(Mappings mappings, Definitions definitions) {
        return new SchemaUpgrades(mappings, definitions);
    }
}
