/** Queues to core and back: applying messages, firing deadlines, running commands, and what people set going. */
package io.backhaul.hub.work;
