/** Properties that hold for every history, whatever arrives in whatever order (decision 1.5). */
package io.backhaul.core.property;
