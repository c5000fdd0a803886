package io.backhaul.hub.settings;

import java.util.List;

/** Who may call the neutral return API for a merchant, and the secrets his calls may be signed with. */
public record PartnerConfig(String merchant, String code, List<Secret> secrets) {}
