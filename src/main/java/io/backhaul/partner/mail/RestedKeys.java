package io.backhaul.partner.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.exceptions.TempFailException;

/**
 * Leaves a key alone for a while after nobody answered for it: while the DNS is away, mails that need a key must not hold up
 * those that need none, each for as long as an answer may take.
 */
final class RestedKeys implements PublicKeyRecordRetriever {

    private static final int REMEMBERED = 1000;

    private record Silence(Instant until, String reason) {}

    private final PublicKeyRecordRetriever keys;
    private final Duration rest;
    private final Clock clock;
    private final Map<String, Silence> silent = new ConcurrentHashMap<>();

    RestedKeys(PublicKeyRecordRetriever keys, Duration rest, Clock clock) {
        this.keys = keys;
        this.rest = rest;
        this.clock = clock;
    }

    @Override
    public List<String> getRecords(CharSequence methods, CharSequence selector, CharSequence domain)
            throws TempFailException, PermFailException {
        String name = selector + "._domainkey." + domain;
        Silence silence = silent.get(name);
        if (silence != null && clock.instant().isBefore(silence.until())) {
            throw new TempFailException(silence.reason());
        }
        try {
            List<String> records = keys.getRecords(methods, selector, domain);
            silent.remove(name);
            return records;
        } catch (TempFailException e) {
            if (silent.size() >= REMEMBERED) {
                silent.clear();
            }
            silent.put(name, new Silence(clock.instant().plus(rest), e.getMessage()));
            throw e;
        }
    }
}
