@NullMarked
package io.forecourt.hr.identity;

import org.jspecify.annotations.NullMarked;
