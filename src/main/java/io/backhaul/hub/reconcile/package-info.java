/** The daily comparison of the hub's refunds with what each gateway shows. It reads, tells and asks; it never pays. */
package io.backhaul.hub.reconcile;
