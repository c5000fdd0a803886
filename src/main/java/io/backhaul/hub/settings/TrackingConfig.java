package io.backhaul.hub.settings;

import java.util.List;

/** A tracking provider that a merchant has told to send webhooks, and the secrets they may be signed with. */
public record TrackingConfig(String merchant, String provider, List<Secret> secrets) {}
