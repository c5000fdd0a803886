/** The canonical messages: the one language that every channel is translated into before anything is decided. */
package io.backhaul.core.message;
