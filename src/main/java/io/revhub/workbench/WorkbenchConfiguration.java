package io.revhub.workbench;

import io.revhub.delivery.MappingInput;
import io.revhub.document.Documents;
import io.revhub.document.Facets;
import io.revhub.document.References;
import io.revhub.intake.JoinedRecords;
import io.revhub.intake.StoredChanges;
import io.revhub.journal.Journal;
import io.revhub.rules.Rules;
import io.revhub.workspace.Workspace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class WorkbenchConfiguration {

    @Bean
    WhatIf whatIf(
            Documents documents,
            Facets facets,
            References references,
            StoredChanges changes,
            JoinedRecords joined,
            MappingInput input,
            Rules rules,
            Workspace workspace) {
        return new WhatIf(new Replay.Stored(documents, facets, references, changes, joined, input, rules), workspace);
    }

    @Bean
    Recording recording(Workspace workspace, Journal journal, TransactionTemplate transactions) {
        return new Recording(workspace, journal, transactions);
    }

    @Bean
    Inputs inputs(
            Documents documents, StoredChanges changes, JoinedRecords joined, MappingInput input, Workspace files) {
        return new Inputs(documents, changes, joined, input, files);
    }
}
