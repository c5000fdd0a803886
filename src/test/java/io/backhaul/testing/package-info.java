/** What several packages' tests share. */
package io.backhaul.testing;
