/** Notices when a channel is dead or too quiet, by looking, by what is usual and by what the hub sends to itself (N12). */
package io.backhaul.hub.channel;
