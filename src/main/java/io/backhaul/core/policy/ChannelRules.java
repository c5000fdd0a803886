package io.backhaul.core.policy;

/**
 * What a sales channel demands of a return, whatever the merchant would like (rows S138, S208); null leaves it to him.
 *
 * @param autoApprove the channel's own window
 * @param refundOn the channel's own trigger
 * @param answerWithin how fast the channel wants suppliers to answer (row S209): a slower one is named to a person
 * @param feesAllowed false when nothing may be deducted from a refund
 */
public record ChannelRules(Window autoApprove, RefundOn refundOn, Window answerWithin, boolean feesAllowed) {}
