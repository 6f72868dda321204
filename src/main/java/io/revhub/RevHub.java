package io.revhub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the hub; the first word on the command line may name another command, see {@code cli}. */
@SpringBootApplication
public class RevHub {

    public static void main(String[] args) {
        SpringApplication.run(RevHub.class, args);
    }
}
