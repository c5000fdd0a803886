package io.backhaul.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class Workbooks {
    private Workbooks() {}

    static byte[] orBytes(Path file) throws IOException {
        return Files.readAllBytes(file);
    }
}
