/** What a case waits for, what would change it, and how every amount of it comes about: pure, for people and programs. */
package io.backhaul.core.explain;
