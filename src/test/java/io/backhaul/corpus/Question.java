package io.backhaul.corpus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The mail of ours that the corpus' mails of a supplier answer. */
final class Question {

    private Question() {}

    static String token(String supplier) {
        try {
            byte[] name = ("backhaul-corpus/" + supplier).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String messageId(String supplier) {
        return "<rma-req.0c1f." + token(supplier) + "@backhaul.test>";
    }
}
