package io.backhaul.finance;

import java.time.Instant;

/**
 * A released feed file: its bytes never change again.
 *
 * @param name file name, unique within the merchant
 * @param flavour {@link FeedFlavour#code()}
 * @param sequence number within merchant and flavour, without gaps, from 1
 * @param content the file's text (UTF-8, CRLF)
 * @param manifest the control record as JSON
 * @param rows data rows, the header not counted
 * @param createdAt when it was released (UTC, business time)
 * @param delivered whether it lies in the finance directory with its {@code .done} file
 */
public record FeedFile(
        String merchant,
        String name,
        String flavour,
        long sequence,
        String content,
        String manifest,
        String sha256,
        int rows,
        Instant createdAt,
        boolean delivered) {}
