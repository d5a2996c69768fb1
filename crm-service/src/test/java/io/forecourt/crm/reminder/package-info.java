@NullMarked
package io.forecourt.crm.reminder;

import org.jspecify.annotations.NullMarked;
