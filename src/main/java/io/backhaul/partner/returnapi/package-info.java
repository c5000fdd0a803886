/** The neutral return API: how partners sign what they send us. */
package io.backhaul.partner.returnapi;
