package io.backhaul;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub. Everything is wired in {@code io.backhaul.hub}. */
@SpringBootApplication(scanBasePackages = {"io.backhaul.hub", "io.backhaul.console"})
public class Backhaul {

    public static void main(String[] args) {
        SpringApplication.run(Backhaul.class, args);
    }
}
