package io.backhaul;

import io.backhaul.hub.tool.BenchTool;
import io.backhaul.hub.tool.ConnectStoreTool;
import io.backhaul.hub.tool.WhatIfTool;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub. Everything is wired in {@code io.backhaul.hub}. */
@SpringBootApplication(scanBasePackages = {"io.backhaul.hub", "io.backhaul.console"})
public class Backhaul {

    /** A start that fails has been reported by then; the process ends, whatever threads its parts may have left. */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(WhatIfTool.NAME)) {
            System.exit(WhatIfTool.run(args, System.out, System.err));
        }
        if (args.length > 0 && args[0].equals(ConnectStoreTool.NAME)) {
            System.exit(ConnectStoreTool.run(args, System.out, System.err));
        }
        if (args.length > 0 && args[0].equals(BenchTool.NAME)) {
            System.exit(BenchTool.run(args, System.out, System.err));
        }
        try {
            SpringApplication.run(Backhaul.class, args);
        } catch (RuntimeException | LinkageError reported) {
            System.exit(1);
        }
    }
}
