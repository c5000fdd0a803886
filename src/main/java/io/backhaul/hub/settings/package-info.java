/** What an installation is told: merchants and suppliers as YAML files, checked whole at the start, errors by file and line. */
package io.backhaul.hub.settings;
