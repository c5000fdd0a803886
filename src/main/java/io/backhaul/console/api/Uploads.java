package io.backhaul.console.api;

import io.backhaul.bench.Sample;
import io.backhaul.console.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.multipart.MultipartFile;

/** Uploaded files as samples. Their names are only shown: each is made plain and given once. */
public final class Uploads {

    private static final int LONGEST_NAME = 80;

    private Uploads() {}

    public static List<Sample> samples(List<MultipartFile> files) {
        List<Sample> samples = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (MultipartFile file : files) {
            if (!file.isEmpty()) {
                String name = plain(file.getOriginalFilename());
                String once = name;
                for (int i = 2; !names.add(once); i++) {
                    once = i + "-" + name;
                }
                samples.add(new Sample(once, bytes(file)));
            }
        }
        if (samples.isEmpty()) {
            throw new Refused("Choose at least one old mail or file of his.");
        }
        return samples;
    }

    private static String plain(String name) {
        String last = name == null ? "" : name.replaceAll("^.*[/\\\\]", "");
        String plain = last.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return plain.isBlank() ? "sample" : plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new Refused("An uploaded file could not be read to its end.", e);
        }
    }
}
