package io.backhaul.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Damage as it happens between two machines. {@code KEEPS_WORDS} damages structure and white space only: it neither adds a
 * word nor takes one away, and so never a negation or the mark of an automatic mail. The others may; they add no word that
 * was not there, but can take away the one that guarded another.
 */
enum Mutation {
    FLIP_BITS(false) {
        @Override
        byte[] apply(byte[] bytes, byte[] other, Random random) {
            byte[] out = bytes.clone();
            for (int i = 1 + random.nextInt(16); i > 0 && out.length > 0; i--) {
                out[random.nextInt(out.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return out;
        }
    },
    OVERWRITE(false) {
        @Override
        byte[] apply(byte[] bytes, byte[] other, Random random) {
            byte[] out = bytes.clone();
            int at = random.nextInt(out.length + 1);
            byte[] noise = new byte[Math.min(out.length - at, 1 + random.nextInt(64))];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, out, at, noise.length);
            return out;
        }
    },
    TRUNCATE(false) {
        @Override
        byte[] apply(byte[] bytes, byte[] other, Random random) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        }
    },
    DROP_BLOCK(false) {
        @Override
        byte[] apply(byte[] bytes, byte[] other, Random random) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + random.nextInt(400));
            return joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
        }
    },
    REPEAT_BLOCK(false) {
        @Override
        byte[] apply(byte[] bytes, byte[] other, Random random) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + random.nextInt(2_000));
            byte[] block = Arrays.copyOfRange(bytes, from, to);
            byte[] out = Arrays.copyOf(bytes, to);
            for (int i = 1 + random.nextInt(50); i > 0; i--) {
                out = joined(out, block);
            }
            return joined(out, Arrays.copyOfRange(bytes, to, bytes.length));
        }
    },
    SPLICE(false) {
        @Override
        byte[] apply(byte[] bytes, byte[] other, Random random) {
            int from = random.nextInt(other.length + 1);
            return joined(
                    Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)),
                    Arrays.copyOfRange(other, from, other.length));
        }
    },
    OTHER_CHARSET(true) {
        @Override
        byte[] apply(byte[] bytes, byte[] other, Random random) {
            String to = CHARSETS.get(random.nextInt(CHARSETS.size()));
            return latin(text(bytes).replaceAll("(?i)charset=\"?[a-z0-9_-]+\"?", "charset=\"" + to + "\""));
        }
    },
    LINE_ENDS(true) {
        @Override
        byte[] apply(byte[] bytes, byte[] other, Random random) {
            return latin(
                    random.nextBoolean()
                            ? text(bytes).replace("\r\n", "\n")
                            : text(bytes).replaceAll("\r?\n", "\r\n"));
        }
    },
    WHITE_SPACE_AT_LINE_ENDS(true) {
        @Override
        byte[] apply(byte[] bytes, byte[] other, Random random) {
            return latin(text(bytes).replaceAll("(?<=[a-z.])(?=\r?\n)", random.nextBoolean() ? "  " : "\t"));
        }
    },
    HEADERS_IN_CAPITALS(true) {
        @Override
        byte[] apply(byte[] bytes, byte[] other, Random random) {
            String text = text(bytes);
            int body = text.indexOf("\r\n\r\n");
            return body < 0 ? bytes : latin(capitals(text.substring(0, body)) + text.substring(body));
        }
    },
    NO_LAST_BOUNDARY(true) {
        @Override
        byte[] apply(byte[] bytes, byte[] other, Random random) {
            return latin(text(bytes).replaceFirst("\r\n--[^\r\n]{1,70}--\r\n\\z", "\r\n"));
        }
    },
    BLANK_LINES_AFTER(true) {
        @Override
        byte[] apply(byte[] bytes, byte[] other, Random random) {
            return joined(bytes, latin("\r\n".repeat(1 + random.nextInt(3_000))));
        }
    };

    private static final List<String> CHARSETS = List.of(
            "utf-8",
            "us-ascii",
            "iso-8859-1",
            "iso-8859-15",
            "windows-1252",
            "windows-1250",
            "koi8-r",
            "shift_jis",
            "utf-16",
            "gb18030",
            "x-unheard-of",
            "");

    private final boolean keepsWords;

    Mutation(boolean keepsWords) {
        this.keepsWords = keepsWords;
    }

    boolean keepsWords() {
        return keepsWords;
    }

    /** @param other another message, for those that mix two */
    abstract byte[] apply(byte[] bytes, byte[] other, Random random);

    private static String capitals(String headers) {
        StringBuilder out = new StringBuilder();
        for (String line : headers.split("(?<=\n)")) {
            int colon = line.indexOf(':');
            boolean name = colon > 0 && !Character.isWhitespace(line.charAt(0));
            out.append(name ? line.substring(0, colon).toUpperCase(Locale.ROOT) + line.substring(colon) : line);
        }
        return out.toString();
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] out = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, out, a.length, b.length);
        return out;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
