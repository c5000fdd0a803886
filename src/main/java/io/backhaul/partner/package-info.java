/**
 * Everything about one outside system in one folder, both directions: signature check, request builder, answer reader. All pure
 * functions on bytes and records; Camel moves the bytes. What stands here directly is shared by all partners.
 */
package io.backhaul.partner;
