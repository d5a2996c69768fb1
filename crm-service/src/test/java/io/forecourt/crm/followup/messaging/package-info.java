@NullMarked
package io.forecourt.crm.followup.messaging;

import org.jspecify.annotations.NullMarked;
