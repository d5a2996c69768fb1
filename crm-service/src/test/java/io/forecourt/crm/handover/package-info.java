@NullMarked
package io.forecourt.crm.handover;

import org.jspecify.annotations.NullMarked;
