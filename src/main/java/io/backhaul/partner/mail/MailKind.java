package io.backhaul.partner.mail;

/** What kind of mail it is, told by its headers before anybody reads its words. Only an ANSWER may carry a verdict. */
public enum MailKind {
    /** Written to us by somebody. */
    ANSWER,
    /** A machine answered (out of office, ticket receipt): must never be answered, never decides anything. */
    AUTO_REPLY,
    /** Our own mail could not be delivered, or is delayed. */
    BOUNCE,
    /** Our mail was displayed (message disposition notification). */
    RECEIPT,
    /** Our mail was reported as abuse. */
    COMPLAINT
}
