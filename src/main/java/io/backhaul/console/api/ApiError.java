package io.backhaul.console.api;

/**
 * What a program gets when its request cannot be done.
 *
 * @param error a word to branch on, for example {@code case_moved}
 * @param detail what is wrong, for the person who reads the log
 */
record ApiError(String error, String detail) {}
