@NullMarked
package io.forecourt.hr.inbox;

import org.jspecify.annotations.NullMarked;
