@NullMarked
package io.forecourt.hr.leave;

import org.jspecify.annotations.NullMarked;
