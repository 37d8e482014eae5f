set(HEADERS check_code.h check_data.h personal_data.h redaction.h notice.h notice_page.h feed.h publishable.h site.h)
set(SOURCES check_code.cpp check_data.cpp described_person.h described_person.cpp folded_text.h folded_text.cpp personal_data.cpp redaction_policy.cpp redaction.cpp
    notice.cpp notice_page.cpp feed.cpp publishable.cpp site.cpp)
