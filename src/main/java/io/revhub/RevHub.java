package io.revhub;

import io.revhub.cli.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/**
 * The hub, or with a command as its first argument the command line. The sandbox's controllers are not its own: they run in contexts of their own, behind ports of their own, and come
 * as an auto-configuration that only the profile {@code sandbox} switches on.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        excludeFilters = {
            @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
            @Filter(type = FilterType.REGEX, pattern = "io\\.revhub\\.sandbox\\..*")
        })
public class RevHub {

    private static final int FAILED = 1;

    public static void main(String[] args) {
        if (Commands.isOne(args)) {
            System.exit(Commands.run(args));
        }
        try {
            SpringApplication.run(RevHub.class, args);
        } catch (RuntimeException e) {
            // it has been logged; threads that were started already would keep a hub alive that does nothing
            System.exit(FAILED);
        }
    }
}
