/** The queues: an embedded broker or an external one, the relay that fills them and the means to rebuild them. */
package io.backhaul.hub.broker;
