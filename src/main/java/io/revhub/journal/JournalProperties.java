package io.revhub.journal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param sealEvery the pause between two rounds of the sealer */
@ConfigurationProperties("revhub.journal")
record JournalProperties(@DefaultValue("1s") Duration sealEvery) {}
