package io.backhaul.hub.in;

import java.time.Duration;

/**
 * When a server that failed is tried again: soon at first, then up to twice a minute. One that refuses the login is asked ever more
 * seldom, up to every quarter of an hour, since servers lock accounts that are knocked at. By the machine's time.
 */
final class Patience {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration FIRST_LOGIN = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOGIN = Duration.ofMinutes(15);

    private Duration pause = Duration.ZERO;
    private long until = System.nanoTime();

    synchronized boolean isOver() {
        return System.nanoTime() - until >= 0;
    }

    synchronized void failed(boolean login) {
        Duration first = login ? FIRST_LOGIN : FIRST;
        Duration longest = login ? LONGEST_LOGIN : LONGEST;
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(first) < 0 ? first : doubled.compareTo(longest) > 0 ? longest : doubled;
        until = System.nanoTime() + pause.toNanos();
    }

    synchronized void reset() {
        pause = Duration.ZERO;
        until = System.nanoTime();
    }
}
