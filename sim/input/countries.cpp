// The 249 officially assigned codes; alpha-2 forms only where users of European statistics are likely to write them.
#include "sim/input/countries.h"

#include <algorithm>

#include "sim/input/problem.h"

namespace agora::input {
namespace {

constexpr std::string_view kCodes =
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM "
    "BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR "
    "CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB "
    "GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA "
    "JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA "
    "MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR "
    "NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS "
    "SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON "
    "TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE";

struct Pair {
    std::string_view two, three;
};
constexpr Pair kEurope[] = {
    {"AT", "AUT"}, {"BE", "BEL"}, {"BG", "BGR"}, {"CH", "CHE"}, {"CY", "CYP"}, {"CZ", "CZE"}, {"DE", "DEU"},
    {"DK", "DNK"}, {"EE", "EST"}, {"EL", "GRC"}, {"ES", "ESP"}, {"FI", "FIN"}, {"FR", "FRA"}, {"GB", "GBR"},
    {"GR", "GRC"}, {"HR", "HRV"}, {"HU", "HUN"}, {"IE", "IRL"}, {"IS", "ISL"}, {"IT", "ITA"}, {"LT", "LTU"},
    {"LU", "LUX"}, {"LV", "LVA"}, {"MT", "MLT"}, {"NL", "NLD"}, {"NO", "NOR"}, {"PL", "POL"}, {"PT", "PRT"},
    {"RO", "ROU"}, {"SE", "SWE"}, {"SI", "SVN"}, {"SK", "SVK"}, {"UK", "GBR"},
};

}  // namespace

bool is_country_code(std::string_view code) {
    if (code.size() != 3 || code.find(' ') != std::string_view::npos) return false;
    return kCodes.find(code) != std::string_view::npos;
}

std::string nearest_country_code(std::string_view code) {
    std::string capitals(code);
    for (char& c : capitals)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    for (const Pair& pair : kEurope)
        if (pair.two == capitals) return std::string(pair.three);
    std::vector<std::string> codes;
    for (std::size_t at = 0; at < kCodes.size(); at += 4) codes.emplace_back(kCodes.substr(at, 3));
    return nearest_name(code, codes);
}

}  // namespace agora::input
