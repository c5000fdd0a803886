package io.backhaul.sandbox.files;

/** A file that lies in a supplier's directory. */
public record LeftFile(String name, long size, String sha256, String text) {}
