/** Answers by one click: the links in our mails, and the small page behind them that needs no account. */
package io.backhaul.hub.answer;
