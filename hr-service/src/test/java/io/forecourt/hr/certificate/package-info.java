@NullMarked
package io.forecourt.hr.certificate;

import org.jspecify.annotations.NullMarked;
