@NullMarked
package io.forecourt.crm.club;

import org.jspecify.annotations.NullMarked;
